import process from 'node:process'
import { cityFolder } from './city-folder'
import { command, fail } from './command'
import { tellProblems } from './messages'
import { readCity } from './read-city'
import { listWords, wordListCsv } from './word-list'
import { openAnalyser } from './word-readings'

/** `readings`: how every word of a city's texts is read aloud, and who says so. */
export const readingsCommand = command({
  usage: ['npm run -s feed -- readings [--data data/市の名前]   読みがなの一覧（CSV。「手」は手で決めたもの）'],
  options: {},
  async run(values) {
    const city = await readCity(values.data ?? cityFolder())
    if (!city.ok)
      return fail(tellProblems(city.problems))
    process.stdout.write(wordListCsv(listWords(city.words, await openAnalyser())))
    return 0
  },
})
