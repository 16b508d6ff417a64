package main

import (
	"context"
	"slices"

	"gouji/model"
	"gouji/model/review"
	"gouji/parse/folder"
	"gouji/tui/act"
)

// Reports of one folder say things of each other: last year's carried out is this
// year's carried in. They do once all of them are read, and again when one of
// them is corrected.

// checks is what a report is checked with: alone until all are in.
func (d *desk) checks(f folder.File) review.Checks {
	d.mutex.Lock()
	defer d.mutex.Unlock()
	return d.shelf.checks(f.Root, d.all)
}

// again makes new summaries of reports that others say something of.
func (d *desk) again(ctx context.Context, files []folder.File, report func(act.Summary)) {
	each := func(f folder.File, r *model.Reading) *review.Case {
		d.mutex.Lock()
		j := d.journals[d.ids[f.Abs()]]
		d.opened.drop(d.ids[f.Abs()])
		d.mutex.Unlock()
		if j != nil { // it was begun after the folder's journals were listed, perhaps
			return d.checks(f).New(r, j.Decisions())
		}
		var heard remarks
		return d.shelf.fold(f, r, true, &heard)
	}
	summarize := func(f folder.File, r *model.Reading) act.Summary {
		s := act.Summarize(0, each(f, r))
		s.Path = f.Path
		return s
	}
	for item := range folder.Again(ctx, files, summarize) {
		if item.Err != nil {
			continue // it was read before; opening it tells what is wrong now
		}
		s := item.Value
		d.mutex.Lock()
		s.ID = d.ids[item.File.Abs()]
		d.mutex.Unlock()
		report(s)
	}
}

// touch remembers reports of the same folder that a decision on one of them says
// something new of.
func (d *desk) touch(paths []string, f folder.File) {
	d.mutex.Lock()
	defer d.mutex.Unlock()
	var ids []act.ReportID
	for _, path := range paths {
		if id, ok := d.ids[fileIn(d.roots, f.Root.Dir, path).Abs()]; ok {
			ids = append(ids, id)
			d.opened.drop(id)
		}
	}
	if len(ids) == 0 {
		return
	}
	select {
	case waiting := <-d.touched:
		ids = append(waiting, ids...)
	default:
	}
	d.touched <- ids // only put here, and under the lock
}

// Watch tells what decisions on some reports changed in the summaries of others,
// until ctx ends.
func (d *desk) Watch(ctx context.Context, report func([]act.Summary)) error {
	for {
		select {
		case <-ctx.Done():
			return nil
		case ids := <-d.touched:
			slices.Sort(ids)
			var files []folder.File
			for _, id := range slices.Compact(ids) {
				files = append(files, d.file(id))
			}
			var all []act.Summary
			d.again(ctx, files, func(s act.Summary) { all = append(all, s) })
			if len(all) > 0 {
				report(all)
			}
		}
	}
}

// OtherYears are the reports of the same body for other years, found by region
// and function where its name has changed.
func (d *desk) OtherYears(id act.ReportID) []act.ReportID {
	d.mutex.Lock()
	f, c := d.files[id], d.opened.get(id)
	d.mutex.Unlock()
	across := d.shelf.across[f.Root.Dir]
	if c == nil {
		var err error
		if c, _, err = d.Open(context.Background(), id); err != nil {
			return nil
		}
	}
	if across == nil {
		return nil
	}
	own := c.Trace()
	d.mutex.Lock()
	defer d.mutex.Unlock()
	var ids []act.ReportID
	for _, t := range across.Years(own) {
		if other, ok := d.ids[fileIn(d.roots, f.Root.Dir, t.Report).Abs()]; ok && other != id && t.Year != own.Year {
			ids = append(ids, other)
		}
	}
	return ids
}
