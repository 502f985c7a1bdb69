/** A component that is drawn again only when one of its properties is another, or a signal that it reads changed. */

import { Component, type ComponentChild, type FunctionComponent, h } from "preact";

type Properties = Readonly<Record<string, unknown>>;

export function memo<Given extends object>(inner: (given: Given) => ComponentChild): FunctionComponent<Given> {
  class Memo extends Component<Given> {
    override shouldComponentUpdate(next: Given): boolean {
      return differ(this.props as Properties, next as Properties);
    }

    override render(): ComponentChild {
      return h(inner as FunctionComponent<Given>, this.props as Given);
    }
  }
  return Memo as unknown as FunctionComponent<Given>;
}

function differ(one: Properties, other: Properties): boolean {
  const names = Object.keys(one);
  return names.length !== Object.keys(other).length || names.some((name) => one[name] !== other[name]);
}
