import { data } from "@actions/expressions";
import type { Json } from "../plan.ts";
import { type Data, Secret } from "./secret.ts";

/** The library's form of a value. Lists and maps convert what they hold when it is asked for. */
export type Value = data.ExpressionData;

/** A text that nobody may see. */
export class SecretText extends data.StringData {}

/** A number that nobody may see: it was read from a secret text. */
class SecretNumber extends data.NumberData {}

/** Which texts and numbers are secret, beside those that are marked so. */
export type Taint = boolean | ((text: string) => boolean);

/** A list, without the library's limit on how many items there are. */
class List extends data.Array {
  readonly taint: Taint;
  readonly #items: readonly Data[];
  #values: Value[] | undefined;

  constructor(items: readonly Data[], taint: Taint) {
    super();
    this.#items = items;
    this.taint = taint;
  }

  override get(index: number): Value {
    return this.values()[index] ?? new data.Null();
  }

  override values(): Value[] {
    this.#values ??= this.#items.map((item) => toValue(item, this.taint));
    return this.#values;
  }
}

/** A map; the library's own loses names such as `constructor`. Names are compared as GitHub does, ignoring case. */
class Names extends data.Dictionary {
  readonly taint: Taint;
  readonly #names: { readonly [name: string]: Data };
  /** A list or a map equals nothing but itself, so it is made once. */
  readonly #values = new Map<string, Value>();

  constructor(names: { readonly [name: string]: Data }, taint: Taint) {
    super();
    this.#names = names;
    this.taint = taint;
  }

  override get(name: string): Value | undefined {
    if (Object.hasOwn(this.#names, name)) return this.#value(name);
    const plain = name.toLowerCase();
    const other = Object.keys(this.#names).find((known) => known.toLowerCase() === plain);
    return other === undefined ? undefined : this.#value(other);
  }

  override values(): Value[] {
    return Object.keys(this.#names).map((name) => this.#value(name));
  }

  override pairs() {
    return Object.keys(this.#names).map((key) => ({ key, value: this.#value(key) }));
  }

  #value(name: string): Value {
    const known = this.#values.get(name);
    if (known !== undefined) return known;
    const value = toValue(this.#names[name], this.taint);
    this.#values.set(name, value);
    return value;
  }
}

/** The value for the library. */
export function toValue(from: Data | undefined, taint: Taint = false): Value {
  if (from === null || from === undefined) return new data.Null();
  if (from instanceof Secret) return new SecretText(from.value);
  const isSecret = typeof taint === "function" ? typeof from === "string" && taint(from) : taint;
  switch (typeof from) {
    case "string":
      return isSecret ? new SecretText(from) : new data.StringData(from);
    case "number":
      return isSecret ? new SecretNumber(from) : new data.NumberData(from);
    case "boolean":
      return new data.BooleanData(from);
  }
  if (isList(from)) return new List(from, taint);
  return new Names(from as { readonly [name: string]: Data }, taint);
}

/** The value as JSON has it. */
export function jsonOf(value: Value): Json {
  if (value instanceof data.Null) return null;
  if (value instanceof data.Array) return value.values().map(jsonOf);
  if (value instanceof data.Dictionary)
    return Object.fromEntries(value.pairs().map(({ key, value }) => [key, jsonOf(value)]));
  return value.value;
}

/** Whether a secret went into the value, or into something in it. Whether something is so or not is no secret. */
export function isSecret(value: Value): boolean {
  if (value instanceof SecretText) return value.value !== "";
  if (value instanceof SecretNumber) return true;
  if ((value instanceof List || value instanceof Names) && value.taint === true) return true;
  return !value.primitive && partsOf(value).some(isSecret);
}

/** Names as `id` and `user` stand in many texts, and hardly any is a secret; only what is longer can be one. */
const shortestName = 6;

/**
 * The secret texts in the value, numbers as they are written, and longer names of maps that are secret as a whole.
 * Single characters are left out: a parameter that is no more is known to be secret anyway, and a digit in a secret
 * JSON text would take all its like out of what is told.
 */
export function secretsIn(value: Value): readonly string[] {
  if (value instanceof Names && value.taint === true)
    return value
      .pairs()
      .flatMap(({ key, value }) => [...(key.length >= shortestName ? [key] : []), ...secretsIn(value)]);
  if (!value.primitive) return partsOf(value).flatMap(secretsIn);
  const text = value.coerceString();
  return text.length > 1 && isSecret(value) ? [text] : [];
}

function partsOf(value: Value): readonly Value[] {
  return value instanceof data.Array || value instanceof data.Dictionary ? value.values() : [];
}

function isList(from: Data): from is readonly Data[] {
  return Array.isArray(from);
}
