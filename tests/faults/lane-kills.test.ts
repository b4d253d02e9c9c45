import { runRows } from './run-rows'

runRows('kills')
