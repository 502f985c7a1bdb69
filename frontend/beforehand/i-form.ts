/**
 * Is a case's question about the one who asks? A few plain rules in Dutch and English, whatever the page speaks.
 * It advises and never blocks: a good question may look odd, and the group helps to sharpen it.
 */

/** `other`: it wants to change somebody else. `no-i`: whoever asks does not occur in it. */
export type Doubt = "other" | "no-i";

const changesOther = [
  /\bhoe (?:krijg|zorg|maak|laat|beweeg|overtuig|dwing|leer|motiveer) ik\b(?!.*\b(?:mezelf|mijzelf|dat ik)\b)/,
  /\bhoe kan ik .*\b(?:zover|overtuigen|veranderen|motiveren|overhalen)\b/,
  /\bhow (?:do|can|could|should) i (?:get|make|convince|persuade|change|force|motivate|teach)\b(?! (?:myself|me)\b)/,
];
const keepsOwn = [
  /\bhoe kan ik .*\b(?:mezelf|mijzelf|me(?: niet)? (?:laten )?(?:overtuigen|veranderen|motiveren))\b/,
  /\bhow (?:do|can|could|should) i make (?:room|time|space|sure i|peace)\b/,
];
const aboutMe = [/\b(?:ik|mij|me|mijn|mezelf|mijzelf|m’n|m'n)\b/, /\b(?:i|me|my|mine|myself)\b/];
const anyOf = (rules: readonly RegExp[], text: string) => rules.some((rule) => rule.test(text));

/** Null when there is nothing to say: it is about me, or nothing was written yet. */
export function doubtAbout(question: string): Doubt | null {
  const text = question.normalize("NFC").toLowerCase().replace(/\s+/gu, " ").trim();
  if (text === "") return null;
  if (anyOf(changesOther, text) && !anyOf(keepsOwn, text)) return "other";
  return anyOf(aboutMe, text) ? null : "no-i";
}
