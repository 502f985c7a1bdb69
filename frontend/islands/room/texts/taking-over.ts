/** Sentences of the room: when who has a role is away. */

export const nl = {
  handOver: {
    isAway: (name: string, role: string) => `${name} (${role}) is er niet.`,
    takeOver: (role: string) => `Ik word ${role}`,
    offerOf: (name: string, role: string) => `${name} wil ${role} worden. Is dat goed?`,
    offerMine: (role: string) => `Je vroeg of je ${role} mag worden.`,
    offerCount: (agreed: number, needed: number) => `${agreed} van ${needed} nodig.`,
    consent: "Dat is goed",
    consented: "Jij vindt het goed.",
  },
};

export const en: typeof nl = {
  handOver: {
    isAway: (name, role) => `${name} (${role}) is not here.`,
    takeOver: (role) => `I will be ${role}`,
    offerOf: (name, role) => `${name} wants to be ${role}. Is that all right?`,
    offerMine: (role) => `You asked to be ${role}.`,
    offerCount: (agreed, needed) => `${agreed} of ${needed} needed.`,
    consent: "That is all right",
    consented: "You agree.",
  },
};
