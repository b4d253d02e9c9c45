import { runRows } from './run-rows'

runRows('WebKit')
