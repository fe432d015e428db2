import { setDuration } from '../../../blocks/format.ts';
import { list } from '../../../blocks/text.ts';
import type { ContactWatch } from '../../../domain/contact-watch.ts';

/** "You are told when …", all of it. */
export function asksWords({ asks: { position, waitSeconds } }: ContactWatch): string {
  const wait = waitSeconds === undefined ? undefined : setDuration(waitSeconds);
  const events = [
    ...(position === undefined ? [] : [`its position is ${position} or better`]),
    ...(wait === undefined
      ? []
      : [`it has waited ${wait}`, `its estimated wait is ${wait} or longer`]),
    'it is answered',
    'it ends without an answer',
    'it is moved to another queue',
  ];
  return `You are told when ${list(events, 'or')}.`;
}
