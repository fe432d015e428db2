import { useState } from 'preact/hooks';
import { asObject, asText, textOf } from '../json.ts';
import { safeUrl } from '../text/nodes.ts';
import { useConfirm } from './confirm.tsx';
import type { ElementProperties } from './element.tsx';
import { useScope } from './scope.ts';
import { Text } from './text.tsx';

/** A button. One with an address opens it and tells the app as well, as in Slack; UNVERIFIED that it asks first, too. */
export function Button({ element, blockId }: ElementProperties) {
  const { follow } = useScope();
  const press = usePress(blockId);
  const { ask, dialog } = useConfirm(element);
  const style = asText(element.style);
  const kind = style === 'primary' || style === 'danger' ? ` button-${style}` : '';
  const className = `button${kind}${press.isWaiting ? ' is-waiting' : ''}`;
  const label = asText(element.accessibility_label) || undefined;
  const actionId = asText(element.action_id);
  const href = safeUrl(asText(element.url));
  const content = <Text of={element.text} />;
  if (href) {
    return (
      <>
        <a
          class={className}
          href={href}
          target="_blank"
          rel="noreferrer noopener"
          aria-label={label}
          data-testid="block-button"
          data-action-id={actionId}
          onClick={(event) => {
            event.preventDefault();
            ask(() => {
              follow(href);
              press.run(actionId);
            });
          }}
        >
          {content}
        </a>
        {dialog}
      </>
    );
  }
  return (
    <>
      <button
        type="button"
        class={className}
        aria-label={label}
        aria-busy={press.isWaiting}
        data-testid="block-button"
        data-action-id={actionId}
        onClick={() => ask(() => press.run(actionId))}
      >
        {content}
      </button>
      {dialog}
    </>
  );
}

const icons: Readonly<Record<string, string>> = { trash: '🗑' };

/** A small button with a picture; one without a known picture shows its words. */
export function IconButton({ element, blockId }: ElementProperties) {
  const press = usePress(blockId);
  const { ask, dialog } = useConfirm(element);
  const text = textOf(element.text);
  return (
    <>
      <button
        type="button"
        class="button button-small"
        title={text}
        aria-label={asText(element.accessibility_label) || text}
        onClick={() => ask(() => press.run(asText(element.action_id)))}
      >
        {icons[asText(element.icon)] ?? text}
      </button>
      {dialog}
    </>
  );
}

/** Thumbs up and down. */
export function FeedbackButtons({ element, blockId }: ElementProperties) {
  const { act } = useScope();
  const [given, setGiven] = useState('');
  return (
    <span class="feedback">
      {(['positive_button', 'negative_button'] as const).map((which) => {
        const button = asObject(element[which]);
        const value = asText(button.value);
        return (
          <button
            key={which}
            type="button"
            class="button button-small"
            aria-pressed={given === value}
            aria-label={asText(button.accessibility_label) || undefined}
            onClick={() => {
              setGiven(value);
              void act(blockId, asText(element.action_id), { selected: value });
            }}
          >
            <Text of={button.text} />
          </button>
        );
      })}
    </span>
  );
}

/** Pressing stays possible while the app works, so that a double click reaches it as one would in Slack. */
function usePress(blockId: string) {
  const { act } = useScope();
  const [waiting, setWaiting] = useState(0);
  const run = (actionId: string) => {
    setWaiting((before) => before + 1);
    void act(blockId, actionId, {}).finally(() => setWaiting((before) => before - 1));
  };
  return { run, isWaiting: waiting > 0 };
}
