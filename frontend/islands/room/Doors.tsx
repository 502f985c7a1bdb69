/** When this device cannot open what the group wrote: why, who can help, and one button. */

import { Icon } from "../../icons/Icon";
import { useRoom } from "./context";
import { said } from "./texts";

export function Doors() {
  const model = useRoom();
  const t = said();
  const access = model.access.value;
  const next = encodeURIComponent(location.pathname);
  if (access === "locked")
    return <DoorCard title={t.lockedTitle} why={t.lockedWhy} href={`/toegang/?next=${next}`} action={t.unlock} />;
  if (access === "outside")
    return (
      <DoorCard title={t.outsideTitle} why={t.outsideWhy} href={`/groepen/${model.page.group}/`} action={t.toGroup} />
    );
  if (access === "distrust")
    return (
      <DoorCard
        title={t.distrustTitle}
        why={t.distrustWhy}
        href={`/groepen/${model.page.group}/`}
        action={t.toGroup}
        isWrong
      />
    );
  return null;
}

interface DoorProps {
  readonly title: string;
  readonly why: string;
  readonly href: string;
  readonly action: string;
  readonly isWrong?: boolean;
}

function DoorCard({ title, why, href, action, isWrong = false }: DoorProps) {
  return (
    <section
      class={isWrong ? "utrecht-alert utrecht-alert--error" : "card room-door"}
      role={isWrong ? "alert" : undefined}
    >
      <div class={isWrong ? "utrecht-alert__content" : "stack"}>
        <h2>
          <Icon name={isWrong ? "triangle-alert" : "lock"} /> {title}
        </h2>
        <p>{why}</p>
        <a class="button primary" href={href}>
          {action}
        </a>
      </div>
    </section>
  );
}
