/** Something of a page could not be read: why, and a way to try once more. */

import { Button, Notice } from "../parts/parts";
import { texts } from "./texts";

export function Failed({ sentence, onAgain }: { readonly sentence: string; readonly onAgain: () => void }) {
  return (
    <Notice tone="error">
      <p>{sentence}</p>
      <Button look="quiet" onPress={onAgain}>
        {texts().again}
      </Button>
    </Notice>
  );
}
