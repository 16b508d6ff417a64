package project

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"github.com/expr-lang/expr"
	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/conf"
	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/parser"
	"github.com/expr-lang/expr/types"
	"github.com/expr-lang/expr/vm"
	"github.com/govalues/decimal"

	"gouji/model"
)

// What an expression may have at most. Without loops, closures and variables its
// cost is bounded by its length.
const (
	longest   = 4000 // bytes
	mostNodes = 500
)

// operators are those an expression may use; the arithmetic ones and the
// comparisons are computed on exact decimals.
var operators = []string{"+", "-", "*", "/", "==", "!=", "<", "<=", ">", ">=", "and", "&&", "or", "||", "in", "contains", "startsWith", "endsWith"}

// fault is what is wrong with an expression.
type fault struct {
	at   int // in characters
	what model.Words
	near bool // what says which name was meant
}

func (f *fault) Error() string { return f.what.EN }

// program is an expression that was checked against a form.
type program struct {
	code  *vm.Program
	cells []model.Address // that it names, in its order, each once
	texts []string        // names of texts that it names
	year  bool
}

// compile checks an expression against the cells that a form has.
func compile(source string, form string, names map[string]model.Address) (*program, *fault) {
	if strings.TrimSpace(source) == "" {
		return nil, &fault{what: sayNoExpression}
	} else if len(source) > longest {
		return nil, &fault{what: sayExpressionTooLong(longest)}
	}
	p := &program{}
	bare := conf.CreateNew()
	bare.MaxNodes = mostNodes
	expr.DisableAllBuiltins()(bare)
	tree, err := parser.ParseWithConfig(source, bare)
	if err != nil {
		return nil, faultOf(err)
	}
	w := &walk{p: p, form: form, names: names}
	w.node(tree.Node)
	if w.fault != nil {
		return nil, w.fault
	}
	if p.code, err = expr.Compile(source, p.options()...); err != nil {
		return nil, faultOf(err)
	}
	return p, nil
}

// faultOf takes the place out of the library's error.
func faultOf(err error) *fault {
	var located *file.Error
	if errors.As(err, &located) {
		return &fault{at: located.From, what: sayExpression(located.Message)}
	}
	return &fault{what: sayExpression(err.Error())}
}

// walk looks at every part of an expression: only what is allowed passes, and
// each name must be one there is.
type walk struct {
	p     *program
	form  string
	names map[string]model.Address
	fault *fault
}

func (w *walk) wrong(n ast.Node, what model.Words) {
	w.keep(&fault{at: n.Location().From, what: what})
}

// keep keeps the first fault by place.
func (w *walk) keep(f *fault) {
	if w.fault == nil || f.at < w.fault.at {
		w.fault = f
	}
}

func (w *walk) node(n ast.Node) {
	switch n := n.(type) {
	case *ast.IntegerNode, *ast.FloatNode, *ast.StringNode, *ast.BoolNode:
	case *ast.IdentifierNode, *ast.MemberNode:
		w.name(n)
	case *ast.UnaryNode:
		w.node(n.Node)
	case *ast.BinaryNode:
		if !slices.Contains(operators, n.Operator) {
			w.wrong(n, sayNotAllowed(n.Operator))
		}
		w.node(n.Left)
		if list, ok := n.Right.(*ast.ArrayNode); ok && n.Operator == "in" {
			w.list(list)
			return
		}
		w.node(n.Right)
	case *ast.ConditionalNode:
		w.node(n.Cond)
		w.node(n.Exp1)
		w.node(n.Exp2)
	case *ast.CallNode:
		callee, ok := n.Callee.(*ast.IdentifierNode)
		if !ok || functions[callee.Value] == nil {
			w.wrong(n.Callee, sayNoFunction(n.Callee.String()))
			return
		}
		for _, argument := range n.Arguments {
			w.node(argument)
		}
	default:
		w.wrong(n, sayNotAllowed(n.String()))
	}
}

// list is what a text may be in; numbers are compared with == instead, exactly.
func (w *walk) list(n *ast.ArrayNode) {
	for _, item := range n.Nodes {
		if _, ok := item.(*ast.StringNode); !ok {
			w.wrong(item, sayListOfTexts)
		}
	}
}

func (w *walk) name(n ast.Node) {
	name, ok := dotted(n)
	if !ok {
		w.wrong(n, sayNotAllowed(n.String()))
		return
	}
	if a, ok := w.names[name]; ok {
		if !slices.Contains(w.p.cells, a) {
			w.p.cells = append(w.p.cells, a)
		}
	} else if name == nameYear {
		w.p.year = true
	} else if texts[name] != nil {
		w.p.texts = append(w.p.texts, name)
	} else {
		near := nearest(name, w.names)
		w.keep(&fault{first(n), sayNoName(name, w.form, near), near != ""})
	}
}

// first is where the outermost name of a chain stands.
func first(n ast.Node) int {
	for {
		m, ok := n.(*ast.MemberNode)
		if !ok {
			return n.Location().From
		}
		n = m.Node
	}
}

// dotted reads a chain of names: requests.new.total.
func dotted(n ast.Node) (string, bool) {
	switch n := n.(type) {
	case *ast.IdentifierNode:
		return n.Value, true
	case *ast.MemberNode:
		before, ok := dotted(n.Node)
		property, text := n.Property.(*ast.StringNode)
		if !ok || !text || n.Optional {
			return "", false
		}
		return before + "." + property.Value, true
	}
	return "", false
}

// options are what the library is to compile by: the names, as one flat list,
// and decimals in the place of its own numbers.
func (p *program) options() []expr.Option {
	kinds := types.Map{}
	for _, a := range p.cells {
		kinds[nameOf(a)] = types.TypeOf(decimal.Decimal{})
	}
	for _, name := range p.texts {
		kinds[name] = types.String
	}
	if p.year {
		kinds[nameYear] = types.TypeOf(decimal.Decimal{})
	}
	options := []expr.Option{expr.Env(kinds), expr.AsBool(), expr.DisableAllBuiltins(), expr.Patch(exact{kinds})}
	return append(options, arithmetic...)
}

// exact turns chains of names into one name and numbers into decimals.
type exact struct{ names types.Map }

func (e exact) Visit(n *ast.Node) {
	switch was := (*n).(type) {
	case *ast.IntegerNode:
		value, _ := decimal.New(int64(was.Value), 0)
		ast.Patch(n, &ast.ConstantNode{Value: value})
	case *ast.FloatNode:
		value, _ := decimal.Parse(strconv.FormatFloat(was.Value, 'f', -1, 64))
		ast.Patch(n, &ast.ConstantNode{Value: value})
	case *ast.UnaryNode:
		if was.Operator == "-" {
			ast.Patch(n, &ast.BinaryNode{Operator: "-", Left: &ast.ConstantNode{Value: decimal.Decimal{}}, Right: was.Node})
		}
	case *ast.MemberNode:
		if name, ok := dotted(was); ok && e.names[name] != nil {
			ast.Patch(n, &ast.IdentifierNode{Value: name})
		}
	}
}
