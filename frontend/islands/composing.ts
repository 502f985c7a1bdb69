/**
 * `<div data-island="composing" data-standing="…/stand/">` around `[data-said]`, `[data-gap]`, `[data-trail]` (the body
 * of a table) and `[data-enough]` (a button): asks once a second how far the work is. Without it the page's own link
 * loads the same figures.
 */

interface Step {
  seconds: number;
  placed: number;
  value: number;
  bound: number;
}

export interface Standing {
  is_open: boolean;
  state: string;
  may_stop: boolean;
  said: string;
  gap: string;
  trail: readonly Step[];
}

const EVERY = 1000;

export function composing(root: HTMLElement, ask = asked, reload = () => location.reload()): void {
  const from = root.dataset["standing"] ?? "";
  const began = root.querySelector<HTMLElement>("[data-enough]")?.hidden === false;
  const look = async () => {
    const standing = await ask(from);
    if (standing && hasTurned(standing, began)) return reload();
    if (standing) show(root, standing);
    setTimeout(look, EVERY);
  };
  void look();
}

/** Done; or a proposal that waited has begun, and the button says something else now. */
function hasTurned(standing: Standing, began: boolean): boolean {
  return !standing.is_open || (began && standing.state === "working" && !standing.may_stop);
}

async function asked(from: string): Promise<Standing | null> {
  try {
    const answer = await fetch(from, { headers: { Accept: "application/json" } });
    if (answer.status === 404) return { is_open: false, state: "", may_stop: false, said: "", gap: "", trail: [] };
    return answer.ok ? ((await answer.json()) as Standing) : null;
  } catch {
    return null; // no connection: the next look finds it
  }
}

function show(root: HTMLElement, standing: Standing): void {
  write(root, "[data-said]", standing.said);
  write(root, "[data-gap]", standing.gap);
  const enough = root.querySelector<HTMLElement>("[data-enough]");
  if (enough && standing.may_stop) enough.hidden = false;
  const trail = root.querySelector("[data-trail]");
  trail?.replaceChildren(...standing.trail.map(row));
}

/** Only what changed is written: a reader's voice says it once. */
function write(root: HTMLElement, where: string, text: string): void {
  const place = root.querySelector(where);
  if (place && place.textContent !== text) place.textContent = text;
}

function row(step: Step): HTMLTableRowElement {
  const line = document.createElement("tr");
  for (const figure of [step.seconds, step.placed, step.value, step.bound]) {
    const cell = document.createElement("td");
    cell.textContent = figure.toLocaleString(document.documentElement.lang);
    line.append(cell);
  }
  return line;
}
