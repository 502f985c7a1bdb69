/** The open mailbox page says so when new mail came in. It does not change under somebody who reads. */

const EVERY = 2000;

export function watchMailbox(root: HTMLElement): void {
  const shown = Number(root.dataset["newest"] ?? "0");
  const look = async () => {
    const answer = await fetch("/postvak/nieuwste", { cache: "no-store" });
    const { newest } = (await answer.json()) as { newest: number };
    root.hidden = newest <= shown;
  };
  setInterval(() => void look().catch(() => undefined), EVERY);
}
