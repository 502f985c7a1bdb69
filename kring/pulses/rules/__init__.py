"""Pure rules of the pulse.

telling   what of the answers is shown, and what never is: the twin of `frontend/pulses/telling.ts`
"""
