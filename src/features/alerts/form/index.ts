import { noteModal } from '../../../blocks/form.ts';
import type { Modal } from '../../../blocks/message.ts';
import { name } from '../../../blocks/text.ts';
import type { CheckedForm, ReadForm } from '../../form.ts';
import { refusalView } from '../../refusal-view.ts';
import { formRoad, type Road } from '../../road.ts';
import { oneSentence } from '../../settings-answers.ts';
import { importFromForm } from '../file/index.ts';
import type { ChannelPorts } from './channel-trouble.ts';
import { ruleForm } from './from-form.ts';
import {
  type FormPorts,
  type FormReport,
  openForm,
  parseAddForm,
  parseEditForm,
} from './open-form.ts';
import { ruleModal } from './rule-modal.ts';

export type { FormPorts } from './open-form.ts';
export { alertSearches, alertSearchNeeds } from './searches.ts';

/** The modals of rules by their words. */
export function formRoads(ports: FormPorts): Readonly<Record<string, Road>> {
  const needs = () => ({ kind: 'make-rule' }) as const;
  const run = (intent: Parameters<typeof openForm>[1], asker: Parameters<typeof openForm>[2]) =>
    openForm(ports, intent, asker);
  return {
    'add-form': formRoad({ parse: parseAddForm, needs, run, modal: ruleFormModal }),
    'edit-form': formRoad({ parse: parseEditForm, needs, run, modal: ruleFormModal }),
  };
}

/** The forms of the command, by their names. */
export function alertForms(ports: ChannelPorts): Readonly<Record<string, ReadForm | CheckedForm>> {
  return { rule: ruleForm(ports), import: importFromForm };
}

/** The form, or why there is none. */
export function ruleFormModal(report: FormReport): Modal {
  switch (report.kind) {
    case 'rule-form':
      return ruleModal(report.start);
    case 'no-such-rule':
      return noteModal(
        'Edit rule',
        oneSentence(`There is no rule \`${name(report.ruleId)}\`. Type \`list\` to see them.`),
      );
    case 'refused':
      return noteModal('Edit rule', refusalView(report.refusal));
    case 'misunderstood':
      return noteModal('New rule', oneSentence(name(report.problem)));
  }
}
