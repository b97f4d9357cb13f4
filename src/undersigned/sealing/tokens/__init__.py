"""Signs with a smart card or USB token, through the driver that came with it (PKCS#11)."""
