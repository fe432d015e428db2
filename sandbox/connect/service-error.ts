import * as sdk from '@aws-sdk/client-connect';
import { httpErrorOf } from './schema.ts';

/** Errors the service's front door raises; the API model does not list them per operation. */
const frontDoor: Readonly<Record<string, number>> = {
  MissingAuthenticationTokenException: 403,
  ExpiredTokenException: 403,
  UnknownOperationException: 404,
  SerializationException: 400,
  NotSimulatedException: 501,
};

/** A refusal as it goes over the wire: class name, HTTP status and text. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError';
  readonly type: string;
  readonly status: number;

  constructor(type: string, message: string) {
    super(message);
    this.type = type;
    this.status = frontDoor[type] ?? httpErrorOf(Reflect.get(sdk, `${type}$`)) ?? 400;
  }
}

/** What this simulator does not do. It says so and never makes up an answer. */
export function notSimulated(what: string): ServiceError {
  return new ServiceError('NotSimulatedException', `The simulator does not do ${what}.`);
}

/** A parameter the service refuses. The texts of AWS for these are UNVERIFIED; nothing should read them. */
export function invalidParameter(message: string): ServiceError {
  return new ServiceError('InvalidParameterException', message);
}

export function invalidRequest(message: string): ServiceError {
  return new ServiceError('InvalidRequestException', message);
}

export function notFound(what: string): ServiceError {
  return new ServiceError('ResourceNotFoundException', `${what} was not found`);
}
