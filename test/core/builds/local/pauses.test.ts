import { describe } from 'vitest';
import { testPauses } from './pauses';
import { hostEngine } from './support';

describe('on the host', () => testPauses(hostEngine));
