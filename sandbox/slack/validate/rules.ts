import { isRecord } from '../json.ts';
import type { Rule, Spot } from './spot.ts';

interface Field {
  readonly rule: Rule;
  readonly isRequired: boolean;
}

export const need = (rule: Rule): Field => ({ rule, isRequired: true });
export const may = (rule: Rule): Field => ({ rule, isRequired: false });

/** An object with these fields and no others; `type` is always allowed. */
export function shape(fields: Readonly<Record<string, Field>>): Rule {
  return (spot) => {
    if (!isRecord(spot.value)) return spot.fail('invalid_type', 'must be an object');
    for (const [name, field] of Object.entries(fields)) {
      const child = spot.child(name);
      if (child.value !== undefined && child.value !== null) field.rule(child);
      else if (field.isRequired) spot.fail('missing_field', `missing required field: ${name}`);
    }
    for (const name of Object.keys(spot.value)) {
      if (name !== 'type' && !Object.hasOwn(fields, name)) {
        spot.fail('additional_property', `invalid additional property: ${name}`);
      }
    }
  };
}

/** An array of so many; each entry follows the rule. */
export function list(rule: Rule, minimum: number, maximum: number): Rule {
  return (spot) => {
    if (!Array.isArray(spot.value)) return spot.fail('invalid_type', 'must be an array');
    const { length } = spot.value;
    if (length < minimum) spot.fail('too_few', `no less than ${minimum} items required`);
    if (length > maximum) spot.fail('too_many', `no more than ${maximum} items allowed`);
    for (const child of spot.children()) rule(child);
  };
}

/** A string of so many code points. */
export function string(maximum: number, minimum = 0): Rule {
  return (spot) => {
    if (typeof spot.value !== 'string') return spot.fail('invalid_type', 'must be a string');
    const length = [...spot.value].length;
    if (length < minimum) spot.fail('too_short', `must be more than ${minimum - 1} characters`);
    if (length > maximum) spot.fail('too_long', `must be less than ${maximum + 1} characters`);
  };
}

/** An address that a browser opens. */
export function url(maximum: number): Rule {
  return (spot) => {
    string(maximum, 1)(spot);
    const isWeb = typeof spot.value === 'string' && /^(https?|mailto|slack):/u.test(spot.value);
    if (!isWeb) spot.fail('invalid_url', 'must be a valid URL');
  };
}

export function integer(minimum: number, maximum: number): Rule {
  return (spot) => {
    const isIn =
      Number.isInteger(spot.value) &&
      Number(spot.value) >= minimum &&
      Number(spot.value) <= maximum;
    if (!isIn) spot.fail('out_of_range', `must be an integer from ${minimum} to ${maximum}`);
  };
}

export const number: Rule = (spot) => {
  if (typeof spot.value !== 'number' || !Number.isFinite(spot.value)) {
    spot.fail('invalid_type', 'must be a number');
  }
};

export const boolean: Rule = (spot) => {
  if (typeof spot.value !== 'boolean') spot.fail('invalid_type', 'must be a boolean');
};

export const object: Rule = (spot) => {
  if (!isRecord(spot.value)) spot.fail('invalid_type', 'must be an object');
};

export function oneOf(...values: readonly string[]): Rule {
  return (spot) => {
    const isKnown = typeof spot.value === 'string' && values.includes(spot.value);
    if (!isKnown) spot.fail('invalid_value', `must be one of: ${values.join(', ')}`);
  };
}

/** Chooses the rule by `type`; a type that is not listed may not stand here. */
export function byType(rules: ReadonlyMap<string, Rule>, what: string): Rule {
  return (spot) => {
    const type = spot.record.type;
    const rule = typeof type === 'string' ? rules.get(type) : undefined;
    if (rule) return rule(spot);
    spot.child('type').fail('unsupported_type', `unsupported ${what} type: ${String(type)}`);
  };
}

/** All of them, one after the other. */
export function all(...rules: readonly Rule[]): Rule {
  return (spot: Spot) => {
    for (const rule of rules) rule(spot);
  };
}
