import { runRows } from './run-rows'

runRows('Firefox')
