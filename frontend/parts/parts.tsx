/** The few form parts that several islands share. */

import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";

interface ButtonProps {
  readonly children: ComponentChildren;
  readonly look?: "primary" | "quiet" | "text" | "danger";
  readonly busy?: boolean;
  readonly disabled?: boolean;
  readonly onPress?: () => void;
  readonly label?: string | undefined;
  /** For a button that shows and hides something: whether it shows now. */
  readonly expanded?: boolean;
}

const looks = { primary: "primary", quiet: "", text: "text", danger: "danger" } as const;

/** A button that submits its form, or does `onPress`. Busy buttons keep their focus and their name. */
export function Button({
  children,
  look = "primary",
  busy = false,
  disabled = false,
  onPress,
  label,
  expanded,
}: ButtonProps) {
  const press = (event: Event) => {
    if (busy) event.preventDefault();
    else onPress?.();
  };
  return (
    <button
      type={onPress ? "button" : "submit"}
      class={looks[look]}
      aria-busy={busy}
      aria-label={label}
      aria-expanded={expanded}
      disabled={disabled}
      onClick={press}
    >
      {children}
    </button>
  );
}

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly hint?: ComponentChildren;
  readonly fault?: string | undefined;
  readonly type?: "text" | "password";
  readonly rows?: number;
  readonly focus?: boolean;
  readonly autocomplete?: string;
  readonly code?: boolean;
}

/** A labelled text field; a fault is announced and tied to the field. */
export function Field({
  label,
  value,
  onValue,
  hint,
  fault,
  type = "text",
  focus,
  autocomplete = "off",
  rows,
  code,
}: FieldProps) {
  const id = useId();
  const about = [hint ? `${id}-hint` : "", fault ? `${id}-fault` : ""].filter(Boolean).join(" ");
  const shared = {
    id,
    value,
    autocomplete,
    spellcheck: false,
    "aria-describedby": about || undefined,
    "aria-invalid": fault ? true : undefined,
    onInput: (event: Event) => onValue((event.currentTarget as HTMLInputElement | HTMLTextAreaElement).value),
    ref: (field: HTMLElement | null) => {
      if (focus && field && !field.dataset["focused"]) {
        field.dataset["focused"] = "yes";
        field.focus();
      }
    },
  };
  const look = code ? "code-input" : "";
  return (
    <div class={`utrecht-form-field${fault ? " utrecht-form-field--invalid" : ""}`}>
      <label for={id}>{label}</label>
      {hint && (
        <div class="utrecht-form-field-description" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {fault && (
        <div class="utrecht-form-field-error-message" id={`${id}-fault`} role="alert">
          {fault}
        </div>
      )}
      {rows ? (
        <textarea {...shared} rows={rows} class={look} />
      ) : type === "password" ? (
        <input {...shared} type="password" class={look} />
      ) : (
        <input {...shared} type="text" class={look} />
      )}
    </div>
  );
}

interface NoticeProps {
  readonly tone: "info" | "ok" | "warning" | "error";
  readonly title?: string;
  readonly children?: ComponentChildren;
}

/** A boxed message. Errors interrupt a screen reader, the others wait for a pause. */
export function Notice({ tone, title, children }: NoticeProps) {
  return (
    <div class={`utrecht-alert utrecht-alert--${tone}`} role={tone === "error" ? "alert" : "status"}>
      <div class="utrecht-alert__content">
        {title && <strong class="utrecht-alert__title">{title}</strong>}
        {children}
      </div>
    </div>
  );
}

/** A heading that takes the focus when its step appears, so that a keyboard and a screen reader follow along. */
export function StepHeading({
  children,
  level = 1,
}: {
  readonly children: ComponentChildren;
  readonly level?: 1 | 2 | 3;
}) {
  const Heading = `h${level}` as const;
  return (
    <Heading tabIndex={-1} ref={focusOnce}>
      {children}
    </Heading>
  );
}

function focusOnce(heading: HTMLElement | null): void {
  if (heading && !heading.dataset["focused"]) {
    heading.dataset["focused"] = "yes";
    heading.focus();
  }
}
