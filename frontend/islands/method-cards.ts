/**
 * `<div data-island="method-cards" data-of="id_method">` around one `<article data-method data-minutes>` for each
 * method: shows the card of the method that is chosen, and whether it fits between begin and end.
 */

export function methodCards(root: HTMLElement): void {
  const chosen = document.getElementById(root.dataset["of"] ?? "");
  if (!(chosen instanceof HTMLSelectElement)) return;
  const show = () => {
    const planned = minutesBetween(timeIn("begin"), timeIn("end"));
    for (const card of root.querySelectorAll<HTMLElement>("[data-method]")) {
      card.hidden = card.dataset["method"] !== chosen.value;
      const tooLong = card.querySelector<HTMLElement>("[data-too-long]");
      if (tooLong) tooLong.hidden = planned === null || Number(card.dataset["minutes"]) <= planned;
    }
  };
  chosen.form?.addEventListener("change", show);
  show();

  function timeIn(name: string): string {
    const field = (chosen as HTMLSelectElement).form?.elements.namedItem(name);
    return field instanceof HTMLInputElement ? field.value : "";
  }
}

/** Minutes from one time of day to another, past midnight when the end comes first; null while one is missing. */
export function minutesBetween(begin: string, end: string): number | null {
  const [from, to] = [minutesOfDay(begin), minutesOfDay(end)];
  if (from === null || to === null) return null;
  return to > from ? to - from : to - from + 24 * 60;
}

function minutesOfDay(time: string): number | null {
  const parts = /^(\d{1,2}):(\d{2})/.exec(time);
  return parts ? Number(parts[1]) * 60 + Number(parts[2]) : null;
}
