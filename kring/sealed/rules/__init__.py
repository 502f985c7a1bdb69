"""Pure rules of the sealing protocol (docs/protocol.md): encode, parse, verify. They hold no key and open nothing.

encoding   LP, readers, base64url, uuids as 16 bytes
refusal    every reason to refuse, one word each, the same words as in `frontend/sealed/refusal.ts`
identity   a person's public identity record
item       the clear header of a sealed item: all that a server may check
ballot     the clear header of a ballot: all that a server may check of it
entry      one signed entry of a group's log
log        replay: from entries to the roster, or a refusal
"""
