/**
 * One code for the whole group. A phone that scans it opens this page and compares what it sees with the code.
 *
 * The code travels in the part of the address after #, which no browser sends to a server.
 */

import { useEffect, useState } from "preact/hooks";
import { encode } from "uqr";
import { compare } from "../keyring/membership";
import { Button, Notice } from "../parts/parts";
import type { Here } from "./here";
import { insideTexts } from "./inside/texts";
import { useChange } from "./useChange";

const beginning = "kring:1:roster:";

/** The code that another phone showed, if this page was opened by scanning it. */
export function scannedCode(hash: string): string | null {
  const fragment = readable(hash.replace(/^#/, ""));
  return fragment.startsWith(beginning) ? fragment : null;
}

function readable(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return "";
  }
}

export function RosterQr({ keys }: Here) {
  const t = insideTexts().qr;
  const [code, setCode] = useState<string | null>(null);
  const [isShown, setShown] = useState(false);
  useEffect(() => void keys.rosterCode().then(setCode), [keys]);
  return (
    <section class="roster-qr">
      <h3>{t.title}</h3>
      <p>{t.explain}</p>
      <div class="row">
        <Button look="quiet" expanded={isShown} onPress={() => setShown(!isShown)}>
          {isShown ? t.hide : t.show}
        </Button>
      </div>
      {isShown && code && <Qr text={`${location.origin}${location.pathname}#${code}`} label={t.alt} />}
    </section>
  );
}

/** Dark on white whatever the theme: cameras expect it. */
function Qr({ text, label }: { readonly text: string; readonly label: string }) {
  const { data, size } = encode(text, { border: 3 });
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join("");
  return (
    <svg
      class="qr"
      data-address={text}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}

/** Says whether a scanned code fits what this device sees; when it does, that is signed as a comparison of everybody. */
export function Scanned({ keys, keyring, watch }: Here) {
  const t = insideTexts().qr;
  const change = useChange(watch);
  const [scanned] = useState(() => scannedCode(location.hash));
  const [isSame, setSame] = useState<boolean | null>(null);
  useEffect(() => {
    if (scanned === null) return;
    void change.run(async () => {
      const same = await keys.compareCode(scanned);
      setSame(same !== "differs");
      if (same === "differs") return keys;
      const fresh = keys.roster.filter((member) => member.person !== keyring.person && !member.compared);
      const people = fresh.map((member) => member.person).filter((person) => same.includes(person));
      return people.length > 0 ? compare(keys, people, "qr") : keys;
    });
  }, [scanned]);
  if (isSame === null) return null;
  return <Notice tone={isSame ? "ok" : "error"}>{isSame ? t.same : t.differs}</Notice>;
}
