/** Sentences of the room: who has which role. */

export const nl = {
  role: {
    presenter: "inbrenger",
    facilitator: "begeleider",
    adviser: "adviseur",
    timekeeper: "tijdbewaker",
    "note-taker": "notulist",
    observer: "observator",
  } as Record<string, string>,
  roles: "Rollen",
  nobody: "niemand",
  takeOver: (role: string) => `Ik word ${role}`,
  takeOverFrom: (name: string, role: string) => `${name} is er niet. Ik word ${role}.`,
  giveRole: (role: string) => `Wie is ${role}?`,
};

export const en: typeof nl = {
  role: {
    presenter: "presenter",
    facilitator: "facilitator",
    adviser: "adviser",
    timekeeper: "timekeeper",
    "note-taker": "note-taker",
    observer: "observer",
  },
  roles: "Roles",
  nobody: "nobody",
  takeOver: (role) => `I will be ${role}`,
  takeOverFrom: (name, role) => `${name} is not here. I will be ${role}.`,
  giveRole: (role) => `Who is ${role}?`,
};
