import { asText } from '../json.ts';
import type { ElementProperties } from './element.tsx';
import { useValue } from './use-value.ts';

/** A file of this machine; its text goes with the form, and the stand-in keeps it as an upload. */
export function FileInput(properties: ElementProperties) {
  const { element, labelledBy } = properties;
  const { keep, error } = useValue(properties);
  const onChange = async (chosen: File | undefined) => {
    keep({ files: chosen ? [{ name: chosen.name, content: await chosen.text() }] : [] });
  };
  return (
    <input
      class="input"
      type="file"
      aria-labelledby={labelledBy}
      aria-invalid={error !== undefined}
      data-action-id={asText(element.action_id)}
      onChange={(event) => void onChange(event.currentTarget.files?.[0])}
    />
  );
}
