/** Length of a text, size of a list or value of a number, by what is found there. */
export interface Limit {
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: RegExp;
  readonly oneOf?: readonly string[];
}

/**
 * Path within the request to its limit; `[]` means each member of a list, `*` these criteria and
 * all that are nested in them.
 */
export type Limits = Readonly<Record<string, Limit>>;

export const size = (min: number, max: number): Limit => ({ min, max });
export const oneOf = (values: readonly string[]): Limit => ({ oneOf: values });
export const instance: Limits = { InstanceId: size(1, 100) };
