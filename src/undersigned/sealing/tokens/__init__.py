"""Turns a smart card or USB token, by way of the driver that came with it (PKCS#11), into a signer."""
