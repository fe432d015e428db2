import type { User } from '@aws-sdk/client-connect';
import type { Phone } from '../domain/people.ts';
import { textFrom } from './to-domain.ts';

/**
 * Where it rings: `PhoneConfig`, or the newer `PhoneNumberConfigs` of the voice channel. Which of the
 * two counts where they differ is UNVERIFIED, so then it is not known, and neither is an unknown
 * type. Of the number nothing is taken over but its last two digits.
 */
export function phoneFrom({ PhoneConfig, PhoneNumberConfigs }: User): Phone | undefined {
  const voice = PhoneNumberConfigs?.find(({ Channel }) => Channel === 'VOICE');
  const old = PhoneConfig && phoneOf(PhoneConfig.PhoneType, PhoneConfig.DeskPhoneNumber);
  if (!voice) return old;
  const newer = phoneOf(voice.PhoneType, voice.PhoneNumber);
  return !PhoneConfig || isSame(old, newer) ? newer : undefined;
}

function phoneOf(type: string | undefined, number: string | undefined): Phone | undefined {
  switch (type) {
    case 'SOFT_PHONE':
      return { kind: 'softphone' };
    case 'DESK_PHONE':
      return { kind: 'desk-phone', lastDigits: lastDigitsOf(textFrom(number)) };
    default:
      return undefined;
  }
}

function lastDigitsOf(number: string | undefined): string | undefined {
  return /\d\d$/.exec(number?.replaceAll(/\D/g, '') ?? '')?.[0];
}

function isSame(one: Phone | undefined, other: Phone | undefined): boolean {
  const digits = (phone: Phone | undefined) =>
    phone?.kind === 'desk-phone' ? phone.lastDigits : undefined;
  return one?.kind === other?.kind && digits(one) === digits(other);
}
