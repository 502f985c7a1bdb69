"""What a group lets go of, all or nothing: published texts with their bundles, and numbers over several groups.

Drafts and signatures are sealed, or are entries of the group's log; this noun keeps only what all members signed.
"""
