import { hostEngine } from './support';
import { testWholeBuilds } from './whole-builds';

testWholeBuilds(() => hostEngine());
