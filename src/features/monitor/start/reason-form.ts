import { form, writeText } from '../../../blocks/form.ts';
import type { Modal } from '../../../blocks/message.ts';
import { section } from '../../../blocks/primitives.ts';
import { oneLine } from '../../../blocks/text.ts';
import type { FormOutcome, FormValues } from '../../form.ts';
import { bargeLine, listenLine, withReason } from '../../listen-line.ts';
import { agentIdOf, type ListenIntent } from './intent.ts';
import { reasonAtMost, reasonProblem } from './reason.ts';

/** What the modal is called in its command. */
export const reasonForm = 'reason';

/**
 * Asks why. The input's block names the way, the agent and the contact, since a modal has no other
 * place for them; a forged one asks for what could be typed.
 */
export function reasonModal(intent: ListenIntent): Modal {
  const { isBarge, contactId = '' } = intent;
  const way = isBarge ? 'barge' : 'listen';
  return form({
    command: 'monitor',
    name: reasonForm,
    title: isBarge ? 'Why barge in?' : 'Why listen?',
    submit: isBarge ? 'Barge in' : 'Listen',
    blocks: [
      section(
        isBarge
          ? 'Nobody barges in here without a reason. You start unheard. Once you barge in from your contact control panel, the agent and the customer hear you.'
          : 'Nobody listens here without a reason.',
      ),
      writeText({
        blockId: [way, agentIdOf(intent) ?? '', contactId].join(' '),
        label: 'Reason',
        hint: `It is kept with what you do, so no customer data: no names, numbers or addresses. At most ${reasonAtMost} characters.`,
        placeholder: 'Coaching',
        maximum: reasonAtMost,
      }),
    ],
  });
}

/** The line for what was filled in, as it could be typed; or what is wrong with it. */
export function listenFromForm(values: FormValues): FormOutcome {
  const [[blockId, [typed = '']] = ['', []]] = values;
  const reason = oneLine(typed);
  const problem = reasonProblem(reason);
  if (problem !== undefined) return { kind: 'problems', problems: { [blockId]: problem } };
  const [way = '', agentId = '', contactId] = blockId.split(' ');
  const isBarge = way === 'barge';
  const line = withReason((isBarge ? bargeLine : listenLine)(agentId, contactId), reason);
  return { kind: 'line', text: isBarge ? `${line} confirmed` : line };
}
