import type { ComponentType } from 'preact';
import { asText, type Json } from '../json.ts';
import { Button, FeedbackButtons, IconButton } from './button.tsx';
import { Choices } from './choices.tsx';
import { FileInput } from './file-input.tsx';
import { Overflow } from './overflow.tsx';
import { Picker } from './picker.tsx';
import { Picture } from './picture.tsx';
import { Select } from './select.tsx';
import { TypedInput } from './typed-input.tsx';
import { Undrawable } from './undrawable.tsx';

export interface ElementProperties {
  readonly element: Json;
  readonly blockId: string;
  /** True where every change is told to the app: everywhere but in an input block without dispatch. */
  readonly dispatches: boolean;
  /** The id of the element that names this one. */
  readonly labelledBy?: string | undefined;
}

const elements: Readonly<Record<string, ComponentType<ElementProperties>>> = {
  button: Button,
  workflow_button: Button,
  icon_button: IconButton,
  feedback_buttons: FeedbackButtons,
  overflow: Overflow,
  image: ({ element }) => <Picture image={element} className="thumbnail" />,
  static_select: Select,
  users_select: Select,
  conversations_select: Select,
  channels_select: Select,
  radio_buttons: Choices,
  checkboxes: Choices,
  external_select: Picker,
  multi_static_select: Picker,
  multi_external_select: Picker,
  multi_users_select: Picker,
  multi_conversations_select: Picker,
  multi_channels_select: Picker,
  plain_text_input: TypedInput,
  number_input: TypedInput,
  email_text_input: TypedInput,
  url_text_input: TypedInput,
  datepicker: TypedInput,
  timepicker: TypedInput,
  datetimepicker: TypedInput,
  file_input: FileInput,
};

/** One interactive element, or a box that says it cannot be drawn. */
export function Element(properties: ElementProperties) {
  const type = asText(properties.element.type);
  const Drawn = Object.hasOwn(elements, type) ? elements[type] : undefined;
  return Drawn ? <Drawn {...properties} /> : <Undrawable what="element" type={type} />;
}
