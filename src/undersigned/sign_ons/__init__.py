"""Who signs a letter: the register, invitations and answers, what each agreed to, and what keeps a letter from being final."""
