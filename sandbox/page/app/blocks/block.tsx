import type { ComponentType } from 'preact';
import { useId } from 'preact/hooks';
import { asObject, asObjects, asText, type Json, textOf } from '../json.ts';
import { Nodes } from '../text/formatted.tsx';
import { parseMarkdown } from '../text/markdown.ts';
import { Chart } from './chart.tsx';
import { Card, Carousel, Container } from './containers.tsx';
import { DataTable } from './data-table.tsx';
import { Element } from './element.tsx';
import { Picture } from './picture.tsx';
import { RichText } from './rich-text.tsx';
import { useScope } from './scope.ts';
import { Table } from './table.tsx';
import { Text } from './text.tsx';
import { Undrawable } from './undrawable.tsx';

export interface BlockProperties {
  readonly block: Json;
  readonly blockId: string;
}

const drawings: Readonly<Record<string, ComponentType<BlockProperties>>> = {
  section: Section,
  header: ({ block }) => (
    <h3 class="block-header">
      <Text of={block.text} />
    </h3>
  ),
  divider: () => <hr />,
  context: Context,
  actions: ({ block, blockId }) => <Elements block={block} blockId={blockId} className="actions" />,
  context_actions: ({ block, blockId }) => (
    <Elements block={block} blockId={blockId} className="actions actions-small" />
  ),
  image: ({ block }) => (
    <figure>
      {textOf(block.title) && <figcaption>{textOf(block.title)}</figcaption>}
      <Picture image={block} className="picture" />
    </figure>
  ),
  markdown: ({ block }) => (
    <div class="markdown">
      <Nodes nodes={parseMarkdown(asText(block.text))} />
    </div>
  ),
  rich_text: ({ block }) => <RichText block={block} />,
  table: Table,
  data_table: DataTable,
  data_visualization: Chart,
  input: Input,
  alert: ({ block }) => (
    <div class={`alert alert-${asText(block.level) || 'default'}`}>
      <Text of={block.text} />
    </div>
  ),
  container: Container,
  card: Card,
  carousel: Carousel,
};

/** One block, or a box that says it cannot be drawn. */
export function Block({ block, blockId }: BlockProperties) {
  const type = asText(block.type);
  const Drawn = Object.hasOwn(drawings, type) ? drawings[type] : undefined;
  return (
    <div class={`block block-${type}`} data-block-id={blockId}>
      {Drawn ? <Drawn block={block} blockId={blockId} /> : <Undrawable what="block" type={type} />}
    </div>
  );
}

function Section({ block, blockId }: BlockProperties) {
  const fields = asObjects(block.fields);
  const accessory = asObject(block.accessory);
  return (
    <div class="section">
      <div class="section-text">
        {textOf(block.text) && (
          <div>
            <Text of={block.text} />
          </div>
        )}
        {fields.length > 0 && (
          <div class="fields">
            {fields.map((field, index) => (
              <div key={index}>
                <Text of={field} />
              </div>
            ))}
          </div>
        )}
      </div>
      {asText(accessory.type) && (
        <div class="accessory">
          <Element element={accessory} blockId={blockId} dispatches />
        </div>
      )}
    </div>
  );
}

function Context({ block }: BlockProperties) {
  return (
    <div class="context">
      {asObjects(block.elements).map((element, index) =>
        element.type === 'image' ? (
          <Picture key={index} image={element} className="context-picture" />
        ) : (
          <span key={index}>
            <Text of={element} />
          </span>
        ),
      )}
    </div>
  );
}

function Elements({ block, blockId, className }: BlockProperties & { readonly className: string }) {
  return (
    <div class={className}>
      {asObjects(block.elements).map((element, index) => (
        <Element
          key={asText(element.action_id) || index}
          element={element}
          blockId={blockId}
          dispatches
        />
      ))}
    </div>
  );
}

function Input({ block, blockId }: BlockProperties) {
  const id = useId();
  const { errors } = useScope();
  const error = errors[blockId];
  return (
    <div class={`field${error ? ' has-error' : ''}`}>
      <div class="field-label" id={id}>
        <Text of={block.label} />
        {block.optional === true && <small> (optional)</small>}
      </div>
      <Element
        element={asObject(block.element)}
        blockId={blockId}
        dispatches={block.dispatch_action === true}
        labelledBy={id}
      />
      {error && (
        <p class="field-error" role="alert" data-testid="field-error">
          {error}
        </p>
      )}
      {textOf(block.hint) && <p class="field-hint">{textOf(block.hint)}</p>}
    </div>
  );
}
