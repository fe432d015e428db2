import type { Confirm } from '../blocks/confirmation.ts';
import { plainName } from '../blocks/text.ts';

/** Asked before barge-in is offered: it starts unheard, and ends with being heard. */
export function bargeConfirm(agentName: string): Confirm {
  return {
    title: 'Barge in?',
    text: `You start unheard. Once you barge in from your contact control panel, ${plainName(agentName)} and the customer hear you.`,
    yes: 'Barge in',
  };
}
