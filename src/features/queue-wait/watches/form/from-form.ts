import type { FormOutcome, FormValues } from '../../../form.ts';
import { nothing } from './fields.ts';

/** The line for what was chosen; one without a contact is answered with what is missing. */
export function watchFromForm(values: FormValues): FormOutcome {
  const chosen = [...values].map(([blockId, [value = nothing]]) => {
    const [key = '', contactId = ''] = blockId.split(' ');
    return { key, contactId, value };
  });
  const contactId = chosen.find((one) => one.contactId !== '')?.contactId ?? '';
  const asks = chosen.flatMap(({ key, value }) => (value === nothing ? [] : [`${key}:${value}`]));
  return { kind: 'line', text: ['watch', contactId, ...asks].filter(Boolean).join(' ') };
}
