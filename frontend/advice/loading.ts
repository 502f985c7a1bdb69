/** Fetches the rules when somebody first writes a question: data, not code, and no page carries it beforehand. */

import { type Rules, rulesOf } from "./rules";
import english from "./rules-en.txt?url";
import dutch from "./rules-nl.txt?url";

let loading: Promise<readonly Rules[]> | null = null;

/** None when they cannot be had now: then nothing is remarked, and the next question asks again. */
export function loadRules(): Promise<readonly Rules[]> {
  loading ??= Promise.all([dutch, english].map(textAt)).then(
    ([nl = "", en = ""]) => [rulesOf("nl", nl), rulesOf("en", en)],
    () => {
      loading = null;
      return [];
    },
  );
  return loading;
}

async function textAt(address: string): Promise<string> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.text();
}
