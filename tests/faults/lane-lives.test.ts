import { runRows } from './run-rows'

runRows('lives')
