/** One line to type in: with its label, what it is for, and what is wrong with it. */

import { useId, useLayoutEffect, useRef } from "preact/hooks";

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly hint?: string;
  readonly fault?: string | undefined;
  readonly kind?: "text" | "email" | "code";
  readonly autocomplete?: string;
  /** Takes the focus when it appears; and again when a fault is told. */
  readonly focus?: boolean;
}

const inputs = {
  text: { type: "text" },
  email: { type: "email", inputMode: "email" },
  code: { type: "text", inputMode: "numeric", maxLength: 12 },
} as const;

export function LineField({ label, value, onValue, hint, fault, kind = "text", autocomplete = "off", focus }: Props) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  // Before it is painted: who types as soon as they see it loses no letter.
  useLayoutEffect(() => {
    if (focus || fault) input.current?.focus();
  }, [focus, fault]);
  const about = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(" ");
  return (
    <div class={`utrecht-form-field${fault ? " utrecht-form-field--invalid" : ""}`}>
      <label for={id}>{label}</label>
      {hint && (
        <div class="utrecht-form-field-description" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {fault && (
        <div class="utrecht-form-field-error-message" id={`${id}-fault`}>
          {fault}
        </div>
      )}
      <input
        {...inputs[kind]}
        ref={input}
        id={id}
        name={kind}
        value={value}
        autocomplete={autocomplete}
        autocapitalize="none"
        spellcheck={false}
        aria-describedby={about || undefined}
        aria-invalid={fault ? true : undefined}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
    </div>
  );
}
