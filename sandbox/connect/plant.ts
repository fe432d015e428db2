import type { Member } from './schema.ts';

/**
 * A marked value as customer data where no schema has a place for it: a client must drop it there.
 * `real` are the members the schema does have; none of those is touched.
 */
export function plantedMembers(
  plant: string | undefined,
  real: readonly Member[] = [],
): Readonly<Record<string, unknown>> {
  if (plant === undefined) return {};
  const taken = new Set(real.map(({ name }) => name));
  const members = {
    Name: plant,
    Description: plant,
    CustomerName: plant,
    CustomerId: plant,
    CustomerEndpoint: { Type: 'TELEPHONE_NUMBER', Address: plant },
    Attributes: { note: plant },
  };
  return Object.fromEntries(Object.entries(members).filter(([name]) => !taken.has(name)));
}
