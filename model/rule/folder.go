package rule

import (
	"cmp"
	"slices"
	"sync"

	"gouji/model"
)

// Folder is what the rules know of all reports of a folder: a few hundred bytes
// of each. The zero Folder is empty. It may be used from many goroutines. Reports
// are told apart by the paths of their sources.
//
// To check a folder: 1. [Folder.Add] the trace of every reading; 2. when all are
// in, check those of [Folder.Concerned] with [CheckIn], which gives their own
// findings and those against their neighbours; 3. when a report is corrected, Add
// its trace again and check anew what Add names.
type Folder struct {
	mutex  sync.RWMutex
	traces map[string]*Trace
	bodies map[bodyKey][]*Trace // by year, then report
	alike  [2]map[[sketchBins / 2]uint32][]*Trace
}

// bodyKey is what the reports of one body share.
type bodyKey struct{ region, stem string }

func (t *Trace) key() bodyKey { return bodyKey{t.body.region, t.body.stem} }

// Add puts a report's trace in, in place of an earlier one of the same report.
// It gives the other reports whose findings may have changed by it, in the order
// of their names.
func (f *Folder) Add(t Trace) (touched []string) {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	if f.traces == nil {
		f.traces, f.bodies = map[string]*Trace{}, map[bodyKey][]*Trace{}
		f.alike = [2]map[[sketchBins / 2]uint32][]*Trace{{}, {}}
	}
	if old := f.traces[t.Report]; old != nil {
		touched = append(touched, f.names(old)...)
		f.remove(old)
	}
	f.put(&t)
	touched = append(touched, f.names(&t)...)
	slices.Sort(touched)
	return slices.Compact(touched)
}

// names gives the other reports of the same body.
func (f *Folder) names(t *Trace) []string {
	var names []string
	for _, other := range f.bodies[t.key()] {
		if other.Report != t.Report {
			names = append(names, other.Report)
		}
	}
	return names
}

func (f *Folder) put(t *Trace) {
	f.traces[t.Report] = t
	if t.known() {
		reports := f.bodies[t.key()]
		i, _ := slices.BinarySearchFunc(reports, t, func(a, b *Trace) int {
			return cmp.Or(cmp.Compare(a.Year, b.Year), cmp.Compare(a.Report, b.Report))
		})
		f.bodies[t.key()] = slices.Insert(reports, i, t)
	}
	if t.sketch != (sketch{}) {
		for i, band := range t.sketch.bands() {
			f.alike[i][band] = append(f.alike[i][band], t)
		}
	}
}

func (f *Folder) remove(t *Trace) {
	is := func(other *Trace) bool { return other == t }
	delete(f.traces, t.Report)
	f.bodies[t.key()] = slices.DeleteFunc(f.bodies[t.key()], is)
	for i, band := range t.sketch.bands() {
		f.alike[i][band] = slices.DeleteFunc(f.alike[i][band], is)
	}
}

// known tells whether the report can have neighbours at all.
func (t *Trace) known() bool { return t.Year > 0 && t.Agency != "" }

// Remove takes out the trace of a report that is no longer there, and gives the
// reports whose findings may have changed by it.
func (f *Folder) Remove(report string) (touched []string) {
	f.mutex.Lock()
	defer f.mutex.Unlock()
	t := f.traces[report]
	if t == nil {
		return nil
	}
	touched = f.names(t)
	f.remove(t)
	slices.Sort(touched)
	return touched
}

// Len is the number of reports.
func (f *Folder) Len() int {
	f.mutex.RLock()
	defer f.mutex.RUnlock()
	return len(f.traces)
}

// Years gives the body's reports, that of the trace among them if it was added,
// by year: what a screen shows beside each other.
func (f *Folder) Years(t Trace) []Trace {
	f.mutex.RLock()
	defer f.mutex.RUnlock()
	var years []Trace
	for _, other := range f.bodies[t.key()] {
		years = append(years, *other)
	}
	return years
}

// Concerned gives the reports that a rule across reports speaks about, in the
// order of their names.
func (f *Folder) Concerned() []string {
	f.mutex.RLock()
	defer f.mutex.RUnlock()
	var names []string
	for name, t := range f.traces {
		if f.company(t).speaks() {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// company is a report among the others of its body.
type company struct {
	own    *Trace
	others []*Trace // of the same body, by year, then report
	twins  []*Trace // of any body, whose text is nearly the same; by report
	folder *Folder
}

// crowd is how many reports may share prose before it is a template's, which says
// nothing of any two of them; the body's own years still count. It also keeps a
// folder of thousands of such reports from being compared each with each.
const crowd = 64

// company is found under the folder's lock.
func (f *Folder) company(t *Trace) *company {
	c := &company{own: t, folder: f}
	if t.known() {
		for _, other := range f.bodies[t.key()] {
			if other.Report != t.Report {
				c.others = append(c.others, other)
			}
		}
	}
	if t.sketch == (sketch{}) {
		return c
	}
	for i, band := range t.sketch.bands() {
		bucket := f.alike[i][band]
		if len(bucket) > crowd {
			bucket = c.others
		}
		for _, other := range bucket {
			if other.Report != t.Report && !slices.Contains(c.twins, other) && t.sketch.alike(&other.sketch) {
				c.twins = append(c.twins, other)
			}
		}
	}
	slices.SortFunc(c.twins, func(a, b *Trace) int { return cmp.Compare(a.Report, b.Report) })
	return c
}

// of gives the body's reports on a year; those under the same name where there are any.
func (c *company) of(year int) []*Trace {
	var all, named []*Trace
	for _, t := range c.others {
		if t.Year == year {
			all = append(all, t)
			if t.body.whole == c.own.body.whole {
				named = append(named, t)
			}
		}
	}
	if len(named) > 0 {
		return named
	}
	return all
}

// speaks tells whether any rule across reports has something to say.
func (c *company) speaks() bool {
	if first, _ := c.twin(); first != nil || c.gap() > 0 || c.copied() != nil || len(c.outliers()) > 0 || len(c.misplaced()) > 0 {
		return true
	}
	return slices.ContainsFunc(c.laws(), func(x crossing) bool { return len(x.broken) > 0 })
}

// named says under which name another report goes, where it is only a guess
// that both are of one body; empty where they bear one name.
func (c *company) named(other *Trace) model.Words {
	if other.body.whole == c.own.body.whole {
		return model.Words{}
	}
	return model.Words{
		ZH: "；其时名为“" + other.Agency + "”，按名称推定为同一机关",
		EN: "; named " + other.Agency + " then, which is taken for the same body by its name",
	}
}
