import { hostEngine } from './support';
import { testWholeReports } from './whole-reports';

testWholeReports(() => hostEngine());
