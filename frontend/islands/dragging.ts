/**
 * `<div data-island="dragging">` around groups (`[data-group]`, its number) and people in them (`[data-move]`, the
 * address of the page that moves them), with a form that holds the token. Who is dropped on another group is moved there
 * by that form; a rule that forbids it is said on the page of the move. Without a mouse the links do the same.
 */

export function dragging(root: HTMLElement, send = (form: HTMLFormElement) => form.submit()): void {
  let carried: HTMLElement | null = null;
  const groupAt = (event: Event) => (event.target as Element).closest<HTMLElement>("[data-group]");
  const isElsewhere = (group: HTMLElement | null) => carried !== null && group !== null && !group.contains(carried);
  const light = (lit: HTMLElement | null) => {
    for (const each of root.querySelectorAll("[data-over]")) if (each !== lit) each.removeAttribute("data-over");
    lit?.setAttribute("data-over", "");
  };

  root.addEventListener("dragstart", (event) => {
    carried = (event.target as Element).closest<HTMLElement>("[data-move]");
    if (carried && event.dataTransfer) event.dataTransfer.effectAllowed = "move";
  });
  root.addEventListener("dragover", (event) => {
    const group = groupAt(event);
    light(isElsewhere(group) ? group : null);
    if (isElsewhere(group)) event.preventDefault(); // says that it may be dropped here
  });
  root.addEventListener("dragend", () => {
    carried = null;
    light(null);
  });
  root.addEventListener("drop", (event) => {
    const group = groupAt(event);
    const form = root.querySelector<HTMLFormElement>("form[data-drop]");
    if (!isElsewhere(group) || !form) return;
    event.preventDefault();
    form.action = carried?.dataset["move"] ?? "";
    const to = form.elements.namedItem("naar") as HTMLInputElement;
    to.value = group?.dataset["group"] ?? "";
    send(form);
  });
}
