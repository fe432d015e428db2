import { createHash } from 'node:crypto';
import type { Contact } from '../../centre/model.ts';
import type { Context } from '../context.ts';

/** Everything about a customer the service would tell. A plant replaces every word of it. */
export interface Customer {
  readonly address: string;
  readonly name: string;
  readonly description: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** Made-up customer data of a contact, the same every time; or the marked value of the settings. */
export function customerOf(contact: Contact, { settings }: Pick<Context, 'settings'>): Customer {
  const { plant } = settings;
  if (plant !== undefined) {
    return {
      address: plant,
      name: plant,
      description: plant,
      attributes: { note: plant, account: plant },
    };
  }
  const digits = createHash('sha256').update(contact.id).digest().readUInt32BE() % 10_000_000;
  const account = String(digits).padStart(7, '0');
  const isVoice = contact.channel === 'VOICE';
  return {
    address: isVoice ? `+49555${account}` : `customer-${account}@example.test`,
    name: `Contact of account ${account}`,
    description: `Opened for account ${account}`,
    attributes: { account },
  };
}
