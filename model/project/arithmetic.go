package project

import (
	"fmt"

	"github.com/expr-lang/expr"
	"github.com/govalues/decimal"
)

type (
	number     = decimal.Decimal
	operation  = func(number, number) number
	comparison = func(number, number) bool
)

// functions are those an expression may call by name.
var functions = map[string]func(...any) (any, error){
	"abs": func(a ...any) (any, error) { return a[0].(number).Abs(), nil },
	"min": func(a ...any) (any, error) { return a[0].(number).Min(a[1].(number)), nil },
	"max": func(a ...any) (any, error) { return a[0].(number).Max(a[1].(number)), nil },
}

// arithmetic are the functions and the operators on decimals. The names of the
// latter are none that an expression could hold.
var arithmetic = func() []expr.Option {
	options := []expr.Option{
		expr.Function("abs", functions["abs"], new(func(number) number)),
		expr.Function("min", functions["min"], new(operation)),
		expr.Function("max", functions["max"], new(operation)),
	}
	for sign, compute := range map[string]func(a, b number) (number, error){
		"+": number.Add, "-": number.Sub, "*": number.Mul, "/": number.Quo,
	} {
		options = append(options, operator(sign, new(operation), func(a, b number) (any, error) {
			value, err := compute(a, b)
			if err != nil {
				return nil, fmt.Errorf("%v %s %v: %w", a, sign, b, err)
			}
			return value, nil
		})...)
	}
	for sign, holds := range map[string]func(order int) bool{
		"==": func(o int) bool { return o == 0 }, "!=": func(o int) bool { return o != 0 },
		"<": func(o int) bool { return o < 0 }, "<=": func(o int) bool { return o <= 0 },
		">": func(o int) bool { return o > 0 }, ">=": func(o int) bool { return o >= 0 },
	} {
		options = append(options, operator(sign, new(comparison), func(a, b number) (any, error) { return holds(a.Cmp(b)), nil })...)
	}
	return options
}()

func operator(sign string, kind any, compute func(a, b number) (any, error)) []expr.Option {
	name := "decimal " + sign
	return []expr.Option{
		expr.Function(name, func(a ...any) (any, error) { return compute(a[0].(number), a[1].(number)) }, kind),
		expr.Operator(sign, name),
	}
}

func decimalOf(n int) number {
	value, _ := decimal.New(int64(n), 0) // fails only for a scale below 0
	return value
}
