import { ServiceError } from './service-error';

interface Bounds {
  min?: number;
  max?: number;
}

/**
 * The members of a request, read with their types. A member of a wrong JSON type is a SerializationException, as in AWS's
 * services; a value out of bounds is what `refuse` makes of it. Unknown members are ignored, as AWS does.
 */
export class Input {
  constructor(
    private readonly members: Readonly<Record<string, unknown>>,
    private readonly refuse: (message: string) => ServiceError,
    private readonly path = '',
  ) {}

  /** Reads a whole body. */
  static parse(body: string, refuse: (message: string) => ServiceError): Input {
    let value: unknown;
    try {
      value = JSON.parse(body === '' ? '{}' : body);
    } catch {
      throw new ServiceError('SerializationException', 'The request body is not valid JSON.');
    }
    if (!isObject(value))
      throw new ServiceError('SerializationException', 'The request body is not a JSON object.');
    return new Input(value, refuse);
  }

  /** The same text for the same members, whatever their order. */
  canonicalText(): string {
    return JSON.stringify(this.members, (_, value: unknown) =>
      isObject(value)
        ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
        : value,
    );
  }

  /** The member as it came; undefined where absent or null. */
  raw(name: string): unknown {
    return Object.hasOwn(this.members, name) ? (this.members[name] ?? undefined) : undefined;
  }

  string(name: string, { min = 0, max }: Bounds = {}): string | undefined {
    const value = this.raw(name);
    if (value === undefined) return undefined;
    if (typeof value !== 'string') throw this.wrongType(name, 'a string');
    if (value.length < min) throw this.refuse(`${this.path}${name} must not be empty.`);
    if (max !== undefined && value.length > max)
      throw this.refuse(`${this.path}${name} is longer than ${max} characters.`);
    return value;
  }

  requiredString(name: string, bounds: Bounds = { min: 1 }): string {
    const value = this.string(name, bounds);
    if (value === undefined) throw this.refuse(`${this.path}${name} is required.`);
    return value;
  }

  oneOf<const T extends string>(name: string, values: readonly T[]): T | undefined {
    const value = this.string(name);
    if (value === undefined) return undefined;
    const known = values.find((candidate) => candidate === value);
    if (known === undefined)
      throw this.refuse(`${this.path}${name} must be one of ${values.join(', ')}, not "${value}".`);
    return known;
  }

  requiredOneOf<const T extends string>(name: string, values: readonly T[]): T {
    const value = this.oneOf(name, values);
    if (value === undefined) throw this.refuse(`${this.path}${name} is required.`);
    return value;
  }

  integer(name: string, bounds: Bounds = {}): number | undefined {
    const value = this.number(name, bounds);
    if (value !== undefined && !Number.isInteger(value)) throw this.wrongType(name, 'an integer');
    return value;
  }

  number(name: string, { min, max }: Bounds = {}): number | undefined {
    const value = this.raw(name);
    if (value === undefined) return undefined;
    if (typeof value !== 'number') throw this.wrongType(name, 'a number');
    if ((min !== undefined && value < min) || (max !== undefined && value > max)) {
      const range = max === undefined ? `at least ${min}` : `between ${min} and ${max}`;
      throw this.refuse(`${this.path}${name} must be ${range}, not ${value}.`);
    }
    return value;
  }

  boolean(name: string): boolean | undefined {
    const value = this.raw(name);
    if (value === undefined || typeof value === 'boolean') return value;
    throw this.wrongType(name, 'a boolean');
  }

  /** A required list of 1 to `max` strings. */
  strings(name: string, max: number): string[] {
    const value = this.raw(name);
    if (value === undefined) throw this.refuse(`${this.path}${name} is required.`);
    if (!Array.isArray(value) || !value.every((item) => typeof item === 'string')) {
      throw this.wrongType(name, 'a list of strings');
    }
    if (value.length === 0) throw this.refuse(`${this.path}${name} must not be empty.`);
    if (value.length > max) throw this.refuse(`${this.path}${name} must not have more than ${max} members.`);
    return value;
  }

  /** A list of some of the values. */
  listOf<const T extends string>(name: string, values: readonly T[]): T[] | undefined {
    const list = this.raw(name);
    if (list === undefined) return undefined;
    if (!Array.isArray(list)) throw this.wrongType(name, 'a list');
    return list.map((item: unknown) => {
      const known = values.find((candidate) => candidate === item);
      if (known === undefined)
        throw this.refuse(`${this.path}${name} has "${item}", which is none of ${values.join(', ')}.`);
      return known;
    });
  }

  object(name: string): Input | undefined {
    const value = this.raw(name);
    if (value === undefined) return undefined;
    if (!isObject(value)) throw this.wrongType(name, 'an object');
    return new Input(value, this.refuse, `${this.path}${name}.`);
  }

  requiredObject(name: string): Input {
    const value = this.object(name);
    if (!value) throw this.refuse(`${this.path}${name} is required.`);
    return value;
  }

  objects(name: string): Input[] | undefined {
    const value = this.raw(name);
    if (value === undefined) return undefined;
    if (!Array.isArray(value)) throw this.wrongType(name, 'a list');
    return value.map((item, index) => {
      if (!isObject(item)) throw this.wrongType(`${name}[${index}]`, 'an object');
      return new Input(item, this.refuse, `${this.path}${name}[${index}].`);
    });
  }

  private wrongType(name: string, expected: string): ServiceError {
    return new ServiceError('SerializationException', `${this.path}${name} is not ${expected}.`);
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
