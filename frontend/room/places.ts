/** Names of places in a meeting: what a sealed item's slot is made of (docs/live.md). */

import type { Script } from "./wire";

export const advicePlace = "advice";
export const notePlace = "note";

export function phasePlace(script: Script, phase: number, visit: number): string {
  return `phase/${script.phase[phase]?.key ?? ""}/${visit}`;
}

export function draftPlace(script: Script, phase: number, visit: number): string {
  return `draft/${script.phase[phase]?.key ?? ""}/${visit}`;
}

/** The phase and visit that a draft belongs to; null for what belongs to no phase of this script. */
export function phaseOfDraft(script: Script, place: string): { phase: number; visit: number } | null {
  const [kind, key, visit] = place.split("/");
  const phase = script.phase.findIndex((each) => each.key === key);
  return kind === "draft" && phase >= 0 ? { phase, visit: Number(visit) } : null;
}

/** The id of somebody's draft in a slot: the same on all their devices. */
export async function draftItem(person: string, slot: string): Promise<string> {
  const parts = [text("kring/1/draft"), bytes(person.replaceAll("-", "")), fromBase64url(slot)];
  const digest = await crypto.subtle.digest("SHA-256", joined(parts));
  const hex = [...new Uint8Array(digest).subarray(0, 16)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

const text = (value: string) => new TextEncoder().encode(value);

function bytes(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

function fromBase64url(value: string): Uint8Array {
  return Uint8Array.from(atob(value.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
}

/** Each part behind its length in four bytes, big-endian. */
function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + 4 + part.length, 0));
  let at = 0;
  for (const part of parts) {
    new DataView(whole.buffer).setUint32(at, part.length);
    whole.set(part, at + 4);
    at += 4 + part.length;
  }
  return whole;
}
