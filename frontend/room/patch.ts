/** JSON merge patch, RFC 7396: what a `change` and a `mine` event carry. */

type Json = unknown;

function isObject(value: Json): value is Record<string, Json> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** `target` with `patch` folded in. Neither is touched; what did not change stays the same object. */
export function merged<Target>(target: Target, patch: Json): Target {
  return fold(target, patch) as Target;
}

function fold(target: Json, patch: Json): Json {
  if (!isObject(patch)) return patch;
  const result: Record<string, Json> = isObject(target) ? { ...target } : {};
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) delete result[name];
    else result[name] = fold(result[name], value);
  }
  return result;
}
