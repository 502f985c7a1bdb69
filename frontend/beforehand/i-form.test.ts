// @vitest-environment node
import { expect, test } from "vitest";
import { doubtAbout } from "./i-form";

const good = [
  "Hoe kan ik mijn rug recht houden als familie aandringt?",
  "Wat maakt dat ik dichtklap als zij boos wordt?",
  "Wat zegt het over mij dat dit blijft hangen?",
  "Hoe kan ik mezelf motiveren om het gesprek te voeren?",
  "Hoe zorg ik dat ik rustig blijf?",
  "Waarom raakt dit me zo?",
  "How can I stay calm when the family pushes?",
  "What makes me give in?",
  "How can I make room for my own doubt?",
  "How do I get myself to say it?",
  "  HOE   kan ik nee zeggen? ",
];
const aboutOthers = [
  "Hoe krijg ik hem zover dat hij luistert?",
  "Hoe zorg ik ervoor dat zij op tijd komt?",
  "Hoe overtuig ik mijn leidinggevende?",
  "Hoe kan ik haar overhalen om te blijven?",
  "How do I get him to listen?",
  "How can I make my colleague be on time?",
  "How can I convince her?",
];
const withoutMe = [
  "Wat moet de arts doen?",
  "Waarom luistert de dochter niet?",
  "What should the doctor do?",
  "Hoe moet het nu verder?",
];

test.each(good)("nothing is said about %s", (question) => expect(doubtAbout(question)).toBeNull());
test.each(aboutOthers)("the other is to change in %s", (question) => expect(doubtAbout(question)).toBe("other"));
test.each(withoutMe)("nobody asks for themself in %s", (question) => expect(doubtAbout(question)).toBe("no-i"));
test("nothing is said before something is written", () => expect(doubtAbout("  \n")).toBeNull());
