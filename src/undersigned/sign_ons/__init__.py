"""Who signs a letter: the register, invitations and answers, what each agreed to, and what makes a letter final."""
