import type { Problem } from '../problems';
import type { SchemaError } from '../validator.generated';
import { missingAny, missingKey, unknownKey } from './keys';
import type { Context, Place } from './place';
import { wrongType } from './types';
import { wrongValue } from './values';

export type { Context, Place } from './place';

/** One finding of the schema in words for people; undefined where CodeBuild tolerates it after all. */
export function problemOf(context: Context, place: Place, error: SchemaError): Problem | undefined {
  switch (error.keyword) {
    case 'additionalProperties':
      return unknownKey(context, place, String(error.params.additionalProperty));
    case 'required':
      return missingKey(context, place, String(error.params.missingProperty));
    case 'type':
      return wrongType(context, place);
    case 'anyOf':
      return missingAny(place);
    default:
      return wrongValue(context, place);
  }
}
