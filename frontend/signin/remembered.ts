/**
 * What the sign-in page remembers in this tab while the code is on its way: switching to the mail app can make a
 * phone load the page again. The address, and how many wrong codes were tried.
 */

const KEY = "kring-code-asked";

export interface Asked {
  readonly email: string;
  readonly wrong: number;
}

export function remember(asked: Asked | null): void {
  try {
    if (asked === null) sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, JSON.stringify(asked));
  } catch {
    // A browser without storage asks for the address again; nothing else is lost.
  }
}

export function remembered(): Asked | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? "null");
    if (typeof kept !== "object" || kept === null) return null;
    const { email, wrong } = kept as Partial<Asked>;
    return typeof email === "string" && typeof wrong === "number" ? { email, wrong } : null;
  } catch {
    return null;
  }
}
